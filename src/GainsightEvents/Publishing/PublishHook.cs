namespace GainsightEvents.Publishing;

/// <summary>What the application does to events before they are published. It may change one, or drop it.</summary>
internal abstract class PublishHook
{
    /// <summary>Runs on an event of any type.</summary>
    /// <returns>Whether the event is still to be published.</returns>
    public abstract bool TryKeep<TEvent>(ref TEvent gainsightEvent);

    private protected static bool TryTake<TEvent>(object? changed, ref TEvent gainsightEvent)
    {
        if (changed is null)
        {
            return false;
        }

        gainsightEvent = changed is TEvent next
            ? next
            : throw new InvalidOperationException(
                $"A hook of BeforePublish was given a {gainsightEvent!.GetType()} and returned a {changed.GetType()}, which is published as something else; return the event that was given, changed or not, or null to drop it.");
        return true;
    }
}

/// <summary>A hook for events that are objects: those of a class, of a base class or of an interface.</summary>
internal sealed class ObjectHook<THook>(Func<THook, THook?> change) : PublishHook
    where THook : class
{
    public override bool TryKeep<TEvent>(ref TEvent gainsightEvent) =>
        gainsightEvent is not THook given || TryTake(change(given), ref gainsightEvent);
}

/// <summary>A hook for events of one struct.</summary>
internal sealed class StructHook<THook>(Func<THook, THook?> change) : PublishHook
    where THook : struct
{
    public override bool TryKeep<TEvent>(ref TEvent gainsightEvent) =>
        gainsightEvent is not THook given || TryTake(change(given), ref gainsightEvent);
}
