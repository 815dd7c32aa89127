using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Looks through everything a member holds for what cannot be written, and names it by its path, such as <c>Items[].Owner.Photo</c>.</summary>
internal sealed class NestedObstacles
{
    private readonly List<(string Path, string Reason)> _found = [];

    public static IReadOnlyList<(string Path, string Reason)> Find(string member, ITypeSymbol type)
    {
        // Most members are plain values, and of those there is nothing to look through.
        if (WireForms.Of(type) is not (WireForm.None or WireForm.Enum) and var form && !form.IsNested())
        {
            return [];
        }

        var obstacles = new NestedObstacles();
        TypeWalk.Through(type, member, obstacles.Visit, everyLevel: true);
        return obstacles._found;
    }

    private bool Visit(HeldType held)
    {
        var (type, declared, form, path, property, end) = held;
        if (property is { } holder && FindInProperty(holder) is { } reason)
        {
            return Add(path, reason);
        }

        return end switch
        {
            WalkEnd.ContainsItself => Add(path, $"its type '{Display(type)}' contains itself; leave one of the members between out with [JsonIgnore]"),
            WalkEnd.TooDeep => Add(path, $"it is nested more than {TypeWalk.MaxLevels} levels deep; declare a flatter type"),
            _ => FindInType(type, declared, form) is not { } obstacle || Add(path, obstacle),
        };
    }

    private static string? FindInProperty(EventProperty property) =>
        property.FindAttribute(MetadataNames.JsonExtensionData) is not null
            ? "[JsonExtensionData] has a meaning on the event's own members only; declare a dictionary of its own name here"
            : WireNames.FindUnwritable(property) ?? UnsupportedMembers.FindInName(property);

    private static string? FindInType(ITypeSymbol type, ITypeSymbol declared, WireForm form) => form switch
    {
        WireForm.None => $"its type '{Display(declared)}' {TypeAdvice.For(type)}, or leave it out with [JsonIgnore]",
        WireForm.Enum when FindUnwritableName(type) is { } member =>
            $"the name of '{type.Name}.{member}' has half of a surrogate pair, which UTF-8 text cannot have; name it with whole characters",
        WireForm.Sequence when NestedTypes.IsGrouping(type) =>
            $"its type '{Display(type)}' has a key beside its elements, which a JSON array has no place for; declare a dictionary with string keys",
        WireForm.Sequence or WireForm.Map when NestedTypes.FindOtherKey(type) is { } key =>
            $"its keys are of type '{Display(key)}', and the names in a JSON object are strings; declare a dictionary with string keys",
        WireForm.Object when EventProperties.Of((INamedTypeSymbol)type).Count == 0 =>
            $"its type '{Display(type)}' has no public property to write, and fields are not sent; declare its fields as properties, or leave the member out with [JsonIgnore]",
        _ => null,
    };

    /// <summary>Adds an obstacle, behind which there is nothing to look for.</summary>
    private bool Add(string path, string reason)
    {
        _found.Add((path, reason));
        return false;
    }

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

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
