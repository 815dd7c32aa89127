using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Finds the members for which an event cannot be generated. The generator and the analyzer ask here, so that they agree.</summary>
internal static class UnsupportedMembers
{
    /// <summary>
    /// What cannot be written: the event's member, the path from there, such as <c>Items[].Owner.Photo</c>, and the reason as the end of a sentence,
    /// such as <c>[EventDate] takes DateTimeOffset or DateTime, not 'string'</c>.
    /// </summary>
    /// <remarks>A member whose type does not resolve is not among them: the compiler says so already.</remarks>
    public static IReadOnlyList<(ISymbol Member, string Path, string Reason)> Find(IReadOnlyList<EventProperty> properties)
    {
        List<(ISymbol, string, string)>? found = null;
        foreach (var property in properties)
        {
            foreach (var (path, reason) in FindIn(property))
            {
                (found ??= []).Add((property.Property, path, reason));
            }
        }

        return found ?? (IReadOnlyList<(ISymbol, string, string)>)[];
    }

    /// <summary>Why C# code cannot name a property or its type, as the end of a sentence. Both come from another language's assembly.</summary>
    public static string? FindInName(EventProperty property) =>
        !CSharpText.IsIdentifier(property.Name)
            ? $"C# cannot write its name; rename it where '{property.Property.ContainingType.Name}' declares it, or leave it out there with [JsonIgnore]"
            : !property.Type.CanBeNamed()
                ? $"C# cannot write the name of its type '{property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'; rename the type, or leave the member out where it is declared with [JsonIgnore]"
                : null;

    private static IReadOnlyList<(string Path, string Reason)> FindIn(EventProperty property)
    {
        if (NestedTypes.HasError(property.Type))
        {
            return [];
        }

        if (FindInName(property) is { } unnamable)
        {
            return [(property.Name, unnamable)];
        }

        var shape = MemberShapes.Of(property, property.Role);
        if (shape.Unsupported is not null)
        {
            return [(property.Name, shape.Unsupported)];
        }

        if (property.Role == MemberRole.ExtensionData)
        {
            return [];
        }

        return WireNames.FindUnwritable(property) is { } unwritable
            ? [(property.Name, unwritable)]
            : NestedObstacles.Find(property.Name, property.Role == MemberRole.Attribute ? property.Type : shape.ValueType);
    }
}
