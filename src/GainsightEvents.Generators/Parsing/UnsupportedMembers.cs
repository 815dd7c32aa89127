using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Finds the members for which an event cannot be generated. The generator and the analyzer ask here, so that they agree.</summary>
internal static class UnsupportedMembers
{
    public const string UnwritableName = "its name on the wire holds half of a surrogate pair, which no UTF-8 text can; name it with whole characters";

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

    private static IReadOnlyList<(string Path, string Reason)> FindIn(EventProperty property)
    {
        if (NestedTypes.HasError(property.Type))
        {
            return [];
        }

        var shape = MemberShapes.Of(property, property.Mark);
        if (shape.Unsupported is not null)
        {
            return [(property.Name, shape.Unsupported)];
        }

        if (property.Mark == EventMark.ExtensionData)
        {
            return [];
        }

        return WireNames.IsUnwritable(property)
            ? [(property.Name, UnwritableName)]
            : NestedObstacles.Find(property.Name, property.Mark == EventMark.Attribute ? property.Type : shape.ValueType);
    }
}
