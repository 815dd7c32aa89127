using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// The attributes by which serializers are told how to write a value, and which events do not heed. Each comes with what to do instead, as the end of a
/// sentence.
/// </summary>
internal static class SerializerAttributes
{
    private const string Json = "System.Text.Json.Serialization.";
    private const string Newtonsoft = "Newtonsoft.Json.";
    private const string Contracts = "System.Runtime.Serialization.";
    private const string Form = "declare the member as what is to be sent, such as a string, and leave this one out with [JsonIgnore]";
    private const string LeaveOut = "leave the member out with the [JsonIgnore] of System.Text.Json";
    private const string Name = "name it with [JsonPropertyName]";

    // By JsonNumberHandling.
    private const int WriteAsString = 2;

    /// <summary>That of a property; null where there is none that would change what is sent.</summary>
    public static (string Name, string Remedy)? FindOn(EventProperty property)
    {
        if (IsConverted(property.FindAttribute) || property.FindAttribute(Newtonsoft + "JsonConverterAttribute") is not null)
        {
            return ("JsonConverter", Form);
        }

        if (WritesNumbersAsText(property.FindAttribute))
        {
            return ("JsonNumberHandling", "declare the member as a string");
        }

        foreach (var attributeName in new[] { Newtonsoft + "JsonIgnoreAttribute", Contracts + "IgnoreDataMemberAttribute" })
        {
            if (property.FindAttribute(attributeName) is { } ignore)
            {
                return (Displayed(ignore), LeaveOut);
            }
        }

        return FindOtherName(property) is { } named ? (Displayed(named), Name) : null;
    }

    /// <summary>That of a type that is sent as an object, a list or an enum.</summary>
    public static (string Name, string Remedy)? FindOn(ITypeSymbol type, bool isWrapper)
    {
        if (!isWrapper && (IsConverted(type.FindAttribute) || type.FindAttribute(Newtonsoft + "JsonConverterAttribute") is { } converter && !IsEnumConverter(converter)))
        {
            return ("JsonConverter", Form);
        }

        foreach (var name in new[] { "JsonPolymorphic", "JsonDerivedType" })
        {
            if (type.FindAttribute(Json + name + "Attribute") is not null)
            {
                return (name, "only what the declared type has is sent, so declare the member as the type that it holds");
            }
        }

        return WritesNumbersAsText(type.FindAttribute) ? ("JsonNumberHandling", "declare its numbers as strings")
            : type.GetMembers().Any(IsOtherwiseNamed) ? ("EnumMember", "name the values with [JsonStringEnumMemberName]")
            : null;
    }

    // Enums are sent by name anyway, which is all that these converters ask for.
    private static bool IsConverted(Func<string, AttributeData?> find) =>
        find(Json + "JsonConverterAttribute") is { } converter && !IsEnumConverter(converter);

    private static bool IsEnumConverter(AttributeData converter) =>
        !converter.ConstructorArguments.IsEmpty
        && converter.ConstructorArguments[0] is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }
        && type.OriginalDefinition is { Name: "JsonStringEnumConverter" or "StringEnumConverter" } definition
        && definition.ContainingNamespace.ToDisplayString() is "System.Text.Json.Serialization" or "Newtonsoft.Json.Converters";

    private static bool WritesNumbersAsText(Func<string, AttributeData?> find) =>
        find(Json + "JsonNumberHandlingAttribute") is { } handling && (handling.PositionalArgument<int>(0) & WriteAsString) != 0;

    private static AttributeData? FindOtherName(EventProperty property)
    {
        if (WireNames.FindDeclared(property) is not null)
        {
            return null;
        }

        var name = WireNames.Of(property);
        return property.FindAttribute(Newtonsoft + "JsonPropertyAttribute") is { } newtonsoft
            && (newtonsoft.PositionalArgument<string>(0) ?? newtonsoft.NamedArgument<string>("PropertyName") ?? name) != name ? newtonsoft
            : property.FindAttribute(Contracts + "DataMemberAttribute") is { } member && (member.NamedArgument<string>("Name") ?? name) != name ? member
            : null;
    }

    private static bool IsOtherwiseNamed(ISymbol member) =>
        member is IFieldSymbol { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum } field
        && field.FindAttribute(Contracts + "EnumMemberAttribute")?.NamedArgument<string>("Value") is { } value
        && value != WireNames.OfEnumMember(field);

    private static string Displayed(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");
}
