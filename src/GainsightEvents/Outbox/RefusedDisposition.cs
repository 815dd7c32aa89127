namespace GainsightEvents.Outbox;

/// <summary>What a lane's refused entries become.</summary>
public enum RefusedDisposition
{
    /// <summary>Another entry passed: they themselves were at fault.</summary>
    DeadLetter = 0,

    /// <summary>The lane's key or address changed, or the dispatcher started anew: they are due again.</summary>
    Requeue,
}
