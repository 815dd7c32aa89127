using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>A type that a walk has come to. Lives only while symbols are read; never part of a model.</summary>
/// <param name="Type">The type, without <c>?</c>.</param>
/// <param name="Declared">The type as it is declared.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Path">The way from the member where the walk began, such as <c>Items[].Owner</c>.</param>
/// <param name="Property">The property that holds it; null for the member's own type and for the elements of a collection.</param>
/// <param name="End">Why the walk does not look into it, though it holds other values.</param>
internal readonly record struct HeldType(ITypeSymbol Type, ITypeSymbol Declared, WireForm Form, string Path, EventProperty? Property, WalkEnd End);

/// <summary>Why a walk does not look into a type.</summary>
internal enum WalkEnd
{
    None = 0,

    /// <summary>The type contains itself, as it is or in an ever larger form.</summary>
    ContainsItself,

    /// <summary>It stands deeper than <see cref="TypeWalk.MaxLevels"/>.</summary>
    TooDeep,
}
