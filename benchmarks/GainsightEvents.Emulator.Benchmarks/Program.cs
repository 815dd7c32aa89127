using GainsightEvents.Emulator.Benchmarks;

// Without arguments the race; "serve" is what it starts for each contestant.
return args switch
{
    [] => await Race.RunAsync(),
    ["serve", "bare"] => await Contestant.ServeBareAsync(),
    ["serve", "emulator"] => await Contestant.ServeEmulatorAsync(),
    _ => throw new ArgumentException($"'{string.Join(' ', args)}' is not understood; there are no arguments."),
};
