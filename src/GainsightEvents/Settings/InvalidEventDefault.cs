namespace GainsightEvents.Settings;

/// <summary>What <see cref="GainsightOptions.OnInvalid"/> means where it is not set.</summary>
internal sealed record InvalidEventDefault(InvalidEventPolicy Policy);
