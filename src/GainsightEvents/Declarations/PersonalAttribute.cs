namespace GainsightEvents;

/// <summary>Marks a value that must never appear in a log, an exception or a reason: messages show it masked.</summary>
/// <remarks>It is still sent to Gainsight. Put it on any member.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalAttribute : Attribute;
