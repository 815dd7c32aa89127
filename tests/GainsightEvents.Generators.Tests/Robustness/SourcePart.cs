namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>The kinds of place at which a source can be broken.</summary>
internal enum SourcePart
{
    Token = 0,
    Identifier,
    Type,
    AttributeArguments,
    AttributeList,
    Member,
}
