"""Groups, events, municipalities and the data behind them, from preview builds in which the examples are shown."""
