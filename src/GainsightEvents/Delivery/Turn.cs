namespace GainsightEvents.Delivery;

/// <summary>What a turn of a lane's loop leaves to wait for, besides the attempts in flight.</summary>
/// <param name="NextAt">When more can be sent; <see langword="null"/> for not before something is appended or an attempt ends.</param>
/// <param name="AwaitsEntries">Whether appended entries are to wake the loop; they are not while nothing could be sent anyway.</param>
/// <param name="Finished">Whether the loop has stopped.</param>
internal readonly record struct Turn(DateTimeOffset? NextAt, bool AwaitsEntries, bool Finished = false);
