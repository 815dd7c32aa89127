namespace GainsightEvents.Publishing;

/// <summary>Tells who acts where no scope says so.</summary>
internal sealed record ActorDelegate(Func<IServiceProvider, EventContextValues?> Read);
