namespace GainsightEvents;

/// <summary>Makes publishers without a host.</summary>
public static partial class GainsightPublisher;
