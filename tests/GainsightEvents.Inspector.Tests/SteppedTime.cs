namespace GainsightEvents.Inspector.Tests;

/// <summary>A clock that goes on by itself, and further when it is told, so that two minutes of traffic take none.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long _stepped;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _stepped)).AddMinutes(-2);

    public void Step(TimeSpan time) => Interlocked.Add(ref _stepped, time.Ticks);
}
