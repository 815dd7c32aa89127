namespace GainsightEvents.Generators.Parsing;

/// <summary>
/// Why no code can be generated for a type. Each value has an analyzer's Error, for the generator itself reports nothing.
/// </summary>
internal enum GenerationObstacle
{
    None = 0,

    /// <summary>The type, or one that contains it, is not partial.</summary>
    NotPartial,

    /// <summary>The type, or one that contains it, has type parameters.</summary>
    Generic,

    Static,

    Abstract,

    FileLocal,

    RefStruct,

    /// <summary>The type, or one that contains it, is private or protected, so that its catalog cannot reach it.</summary>
    Inaccessible,

    /// <summary>The event name does not compile, or is null or empty.</summary>
    NoName,

    /// <summary>The event name holds half of a surrogate pair, which has no UTF-8 form.</summary>
    LoneSurrogate,

    /// <summary>A member has a type or a name that Gainsight cannot take, or a mark its type does not fit.</summary>
    UnsupportedMember,
}
