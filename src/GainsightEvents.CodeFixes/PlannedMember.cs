using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.CodeFixes;

/// <summary>Makes a property, or a positional parameter, what the plan says: its type, whether it may be left out, its name on the wire, its constraints, its words.</summary>
internal static class PlannedMember
{
    private static readonly string[] Constraining =
    [
        MetadataNames.Range, MetadataNames.StringLength, MetadataNames.MinLength, MetadataNames.MaxLength, MetadataNames.RegularExpression,
        MetadataNames.AllowedValues, MetadataNames.Url,
    ];

    /// <summary>The changed root of the document; null where there is no member in it.</summary>
    /// <param name="target">The member.</param>
    /// <param name="goesTo">Where the event goes.</param>
    /// <param name="before">What the plan says.</param>
    /// <param name="after">What the source says.</param>
    public static SyntaxNode? Declare(FixTarget target, EventTarget goesTo, PlanMember before, PlanMember after)
    {
        if (target.MemberSyntax is not { } syntax || NameOf(syntax) is not { } name)
        {
            return null;
        }

        var lines = PlanMemberText.Write(goesTo, before with { Description = null }, _ => name, target.Compilation.AcceptsRequired());
        var planned = PlannedEvent.Simplified((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(string.Join("\n", lines))!);
        var replaced = Replaced(before, after).ToList();
        SyntaxNode changed = syntax switch
        {
            PropertyDeclarationSyntax property => Adjust(property, planned, before, after),
            _ => Adjust((ParameterSyntax)syntax, planned, before, after),
        };
        var added = planned.Attributes().Select(each => (FullName: FullNameOf(each), Attribute: each)).Where(each => replaced.Contains(each.FullName)).ToList();
        changed = changed.WithAttributes(syntax, target.Model, replaced, added);
        if (before.Description is not { } words || before.Description == after.Description)
        {
            return target.Root.ReplaceNode(syntax, changed);
        }

        return syntax is ParameterSyntax positional
            ? target.Root.WithParameter(positional, changed, words)
            : target.Root.ReplaceNode(syntax, changed.WithSummary(words));
    }

    private static string? NameOf(SyntaxNode member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ParameterSyntax { Type: not null } parameter => parameter.Identifier.ValueText,
        _ => null,
    };

    // Only what differs is replaced, so that an attribute that says the same keeps what else it says.
    private static IEnumerable<string> Replaced(PlanMember before, PlanMember after) => new (bool Differs, string[] Names)[]
    {
        (before.Name != after.Name, [MetadataNames.JsonPropertyName]),
        (before.Personal != after.Personal, [MetadataNames.Personal]),
        (!before.Constraints.Equals(after.Constraints) || before.Type != after.Type, Constraining),
        (before.Deprecated != after.Deprecated, [MetadataNames.Obsolete]),
        (before.Retired != after.Retired, [MetadataNames.Retired]),
    }.Where(static each => each.Differs).SelectMany(static each => each.Names);

    // As PlanAttribute writes it.
    private static string FullNameOf(AttributeSyntax attribute) => attribute.Name.ToString().Replace("global::", "") + "Attribute";

    private static PropertyDeclarationSyntax Adjust(PropertyDeclarationSyntax property, PropertyDeclarationSyntax planned, PlanMember before, PlanMember after)
    {
        var isRequired = planned.Modifiers.Any(SyntaxKind.RequiredKeyword);
        var changed = property.WithType(TypeOf(property.Type, planned, before, after));
        return isRequired == changed.Modifiers.Any(SyntaxKind.RequiredKeyword) ? changed : isRequired ? changed.WithRequired() : changed.WithoutRequired();
    }

    // A default of null is for who leaves it out.
    private static ParameterSyntax Adjust(ParameterSyntax parameter, PropertyDeclarationSyntax planned, PlanMember before, PlanMember after)
    {
        var changed = parameter.WithType(TypeOf(parameter.Type!, planned, before, after));
        return before.Required && parameter.Default?.Value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression
            ? changed.WithDefault(null).WithIdentifier(parameter.Identifier.WithTrailingTrivia(parameter.GetTrailingTrivia()))
            : changed;
    }

    private static TypeSyntax TypeOf(TypeSyntax present, PropertyDeclarationSyntax planned, PlanMember before, PlanMember after)
    {
        var core = before.Type == after.Type ? Core(present) : Core(planned.Type);
        TypeSyntax type = before.Required ? core.WithoutTrivia() : SyntaxFactory.NullableType(core.WithoutTrivia());
        return type.WithTriviaFrom(present);
    }

    private static TypeSyntax Core(TypeSyntax type) => type is NullableTypeSyntax nullable ? nullable.ElementType : type;
}
