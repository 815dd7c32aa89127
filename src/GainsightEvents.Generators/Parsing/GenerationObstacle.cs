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

    /// <summary>A member has a type that Gainsight cannot take.</summary>
    UnsupportedMember,
}
