using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Finds the members for which an event cannot be generated. The generator and the analyzer ask here, so that they agree.</summary>
internal static class UnsupportedMembers
{
    /// <summary>
    /// The members that cannot be written, each with the reason as the end of a sentence, such as
    /// <c>[EventDate] takes DateTimeOffset or DateTime, not 'string'</c>.
    /// </summary>
    /// <remarks>A member whose type does not resolve is not among them: the compiler says so already.</remarks>
    public static IReadOnlyList<(ISymbol Member, string Reason)> Find(INamedTypeSymbol type)
    {
        List<(ISymbol, string)>? found = null;
        foreach (var property in EventProperties.Of(type))
        {
            if (property.Type.TypeKind != TypeKind.Error && FindReason(property) is { } reason)
            {
                (found ??= []).Add((property.Property, reason));
            }
        }

        return found ?? (IReadOnlyList<(ISymbol, string)>)[];
    }

    private static string? FindReason(EventProperty property)
    {
        var shape = MemberShapes.Of(property, property.Mark);
        if (shape.Unsupported is not null)
        {
            return shape.Unsupported;
        }

        if (UnicodeText.HasLoneSurrogate(WireNames.Of(property)))
        {
            return "its name on the wire holds half of a surrogate pair, which no UTF-8 text can; name it with whole characters";
        }

        return shape.Form == WireForm.Enum && FindUnwritableName(shape.ValueType) is { } member
            ? $"the name of '{shape.ValueType.Name}.{member}' holds half of a surrogate pair, which no UTF-8 text can; name it with whole characters"
            : null;
    }

    private static string? FindUnwritableName(ITypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && UnicodeText.HasLoneSurrogate(WireNames.OfEnumMember(field)))
            {
                return field.Name;
            }
        }

        return null;
    }
}
