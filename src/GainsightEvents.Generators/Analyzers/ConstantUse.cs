using GainsightEvents.Generators.Parsing.Constraints;
using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A constant that becomes the value of an event's member.</summary>
/// <param name="Member">The member.</param>
/// <param name="Value">The value, of the member's type; an enum's as <see cref="EnumConstant"/>, a collection's as <see cref="ItemCount"/>.</param>
/// <param name="Syntax">The expression, where a mistake is reported.</param>
internal readonly record struct ConstantUse(ConstrainedMember Member, object? Value, SyntaxNode Syntax)
{
    /// <summary>The value as messages show it.</summary>
    public string Shown => Member.IsPersonal ? ShownValue.Masked : ShownValue.Of(Value);

    /// <summary>NaN or an infinity, which has a rule of its own.</summary>
    public bool IsNonFinite => Value switch
    {
        double number => double.IsNaN(number) || double.IsInfinity(number),
        float number => float.IsNaN(number) || float.IsInfinity(number),
        _ => false,
    };

    /// <summary>An identifyId that is none, which has a rule of its own.</summary>
    public bool IsEmptyIdentity => Member.IsIdentity && Value switch
    {
        null => Member.IsOnlyIdentity,
        string text => string.IsNullOrWhiteSpace(text),
        Guid id => id == Guid.Empty,
        _ => false,
    };
}
