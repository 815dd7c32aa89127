using BenchmarkDotNet.Running;
using GainsightEvents.Benchmarks.Outbox;

[assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

// What is measured by a harness of its own has a name; everything else is BenchmarkDotNet's.
if (args is ["outbox"])
{
    await QueueHarness.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
