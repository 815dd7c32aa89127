namespace GainsightEvents.Rules;

/// <summary>A range of a type that its rule was given by name.</summary>
internal interface ITypedRange
{
    Type Type { get; }

    object Minimum { get; }

    object Maximum { get; }

    bool MinimumIsExclusive { get; }

    bool MaximumIsExclusive { get; }
}
