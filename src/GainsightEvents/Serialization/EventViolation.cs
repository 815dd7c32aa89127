namespace GainsightEvents;

/// <summary>One thing that is wrong with an event.</summary>
/// <param name="Member">The C# name of the member, or the field's wire name where no member exists.</param>
/// <param name="Rule">One sentence: the value (masked where <see cref="PersonalAttribute"/> says so), the rule, and the remedy.</param>
public sealed record EventViolation(string Member, string Rule)
{
    /// <summary>The member and the sentence.</summary>
    public override string ToString() => $"{Member}: {Rule}";
}
