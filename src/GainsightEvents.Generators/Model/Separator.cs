namespace GainsightEvents.Generators.Model;

/// <summary>What stands before a name in its object.</summary>
internal enum Separator
{
    /// <summary>Nothing: it is the first.</summary>
    None = 0,

    /// <summary>A comma: something always precedes it.</summary>
    Comma,

    /// <summary>A comma, unless all that could precede it was left out.</summary>
    CommaUnlessFirst,
}
