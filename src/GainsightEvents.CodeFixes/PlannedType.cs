using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.CodeFixes;

/// <summary>Makes an event's type what the plan says: its name and the rest of its attribute, its owner and notes, its summary, whether it admits other members.</summary>
internal static class PlannedType
{
    /// <summary>The changed root of the document; null where the event's attribute is not at this declaration of the type.</summary>
    /// <param name="target">The event.</param>
    /// <param name="type">The type's declaration.</param>
    /// <param name="planned">What the plan says.</param>
    /// <param name="declared">What the source says.</param>
    public static SyntaxNode? Declare(FixTarget target, TypeDeclarationSyntax type, PlanEvent planned, PlanEvent declared)
    {
        if (planned.Target != declared.Target || FindEventAttribute(target.Model, type, planned.Target) is not { } attribute)
        {
            return null;
        }

        var notes = Notes(planned, declared).ToList();
        SyntaxNode changed = type.ReplaceNode(attribute, WithArguments(attribute, planned, declared));
        changed = changed.WithAttributes(
            type, target.Model, [.. notes.Select(static each => each.FullName)],
            [.. from note in notes where note.Words is not null select (note.FullName, PlanAttribute.Parse(PlanAttribute.WriteText(note.FullName, note.Words)))]);
        changed = WithOtherMembers(target, type, (TypeDeclarationSyntax)changed, planned, declared);
        return target.Root.ReplaceNode(type, planned.Description is { } words && planned.Description != declared.Description ? changed.WithSummary(words) : changed);
    }

    private static AttributeSyntax? FindEventAttribute(SemanticModel model, TypeDeclarationSyntax type, EventTarget goesTo) =>
        type.Attributes().FirstOrDefault(each => each.IsOf(model, goesTo == EventTarget.Px ? MetadataNames.GainsightEvent : MetadataNames.NxtEvent));

    // What is alike stays as it is written, such as a name that is a constant.
    private static AttributeSyntax WithArguments(AttributeSyntax attribute, PlanEvent planned, PlanEvent declared)
    {
        if (planned.Name != declared.Name)
        {
            attribute = attribute.WithFirstArgument(Literal(planned.Name));
        }

        foreach (var (name, before, after) in new[]
        {
            ("Product", planned.Product, declared.Product),
            ("Version", planned.Version, declared.Version),
            ("Topic", planned.Topic, declared.Topic),
            ("Contract", planned.Contract, declared.Contract),
            ("ExpiresOn", planned.ExpiresOn, declared.ExpiresOn),
        })
        {
            if (before != after)
            {
                attribute = before is null ? attribute.WithoutNamedArgument(name) : attribute.WithNamedArgument(name, Literal(before));
            }
        }

        return planned.Identity == declared.Identity ? attribute
            : planned.Identity == IdentitySource.Member ? attribute.WithoutNamedArgument("Identity")
            : attribute.WithNamedArgument("Identity", PlannedEvent.Simplified(SyntaxFactory.ParseExpression($"global::{MetadataNames.IdentitySourceEnum}.FromContext")));
    }

    // Those that differ, with what they are to say; null: nothing.
    private static IEnumerable<(string FullName, string? Words)> Notes(PlanEvent planned, PlanEvent declared) => new (string FullName, string? Words, bool Differs)[]
    {
        (MetadataNames.EventOwner, planned.Owner, planned.Owner != declared.Owner),
        (MetadataNames.Obsolete, planned.Deprecated, planned.Deprecated != declared.Deprecated),
        (MetadataNames.Retired, planned.Retired, planned.Retired != declared.Retired),
    }.Where(static each => each.Differs).Select(static each => (each.FullName, each.Words));

    private static TypeDeclarationSyntax WithOtherMembers(FixTarget target, TypeDeclarationSyntax type, TypeDeclarationSyntax changed, PlanEvent planned, PlanEvent declared)
    {
        if (planned.AdmitsOtherMembers == declared.AdmitsOtherMembers)
        {
            return changed;
        }

        if (planned.AdmitsOtherMembers)
        {
            return target.Compilation.AcceptsInit() && target.Model.GetDeclaredSymbol(type, target.CancellationToken) is { } symbol
                ? PlannedEvent.WithMember(changed, Layout.LineEnd(target.Root), PlanRecordText.OtherMembers(name => PlannedEvent.FindFree(symbol, name)))
                : changed;
        }

        var index = type.Members.IndexOf(member => member.Attributes().Any(each => each.IsOf(target.Model, MetadataNames.JsonExtensionData)));
        return index < 0 ? changed : changed.RemoveNode(changed.Members[index], SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static LiteralExpressionSyntax Literal(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
