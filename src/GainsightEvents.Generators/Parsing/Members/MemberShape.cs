using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>What a member's type says about how it is written. Lives only while symbols are read; never part of a model.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="ValueType">The type of what is written: without <c>?</c>, and inside the type that wraps an id.</param>
/// <param name="AdmitsNull">Whether there may be nothing to write.</param>
/// <param name="Through">The property that holds the id in a type that wraps one.</param>
/// <param name="Unsupported">Why it cannot be written, as the end of a sentence; null where it can.</param>
internal readonly record struct MemberShape(WireForm Form, ITypeSymbol ValueType, bool AdmitsNull, string? Through = null, string? Unsupported = null)
{
    public static MemberShape Refused(ITypeSymbol type, string reason) => new(WireForm.None, type, AdmitsNull: true, Unsupported: reason);
}
