namespace GainsightEvents.Rules;

/// <summary>Stands for an attribute that throws, or that no value of its member can satisfy.</summary>
internal sealed class UnmeetableRule(string reason) : ValueRule
{
    public string Reason => reason;

    internal override bool Admits(object? value) => false;

    internal override string Describe(string shown) => $"{shown} is refused by a constraint that no value meets: {reason}; correct the attribute";
}
