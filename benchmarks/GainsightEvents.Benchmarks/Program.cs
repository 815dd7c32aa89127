using BenchmarkDotNet.Running;

[assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
