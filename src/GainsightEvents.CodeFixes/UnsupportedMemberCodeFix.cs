using System.Composition;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0004: leaves an attribute out that Gainsight cannot take, or gives a marked member the one type that fits its mark best.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class UnsupportedMemberCodeFix() : EventCodeFixProvider(UnsupportedMemberAnalyzer.Rule.Id)
{
    public const string LeaveOut = "LeaveOut";
    public const string UseFittingType = "UseFittingType";

    protected override async Task OfferAsync(FixTarget target)
    {
        var declaration = target.Node.FirstAncestorOrSelf<SyntaxNode>(static node => node is PropertyDeclarationSyntax or ParameterSyntax or TypeDeclarationSyntax);
        if (declaration is PropertyDeclarationSyntax or ParameterSyntax
            && target.Compilation.GetTypeByMetadataName(MetadataNames.JsonIgnore) is { } jsonIgnore
            && IsUnmarked(declaration, target))
        {
            target.OfferReplacement("Leave it out of the event", LeaveOut, declaration, jsonIgnore, attribute =>
                declaration.WithAttribute(attribute, onProperty: true));
        }

        if (target.FindMember() is { } member
            && MemberShapes.Of(member, member.Mark).Unsupported is not null
            && FindFitting(member.Mark, target.Compilation) is { } type)
        {
            await target.OfferTypeAsync(type, UseFittingType).ConfigureAwait(false);
        }
    }

    // An id may be of several types, so there is none that a machine could know.
    private static INamedTypeSymbol? FindFitting(EventMark mark, Compilation compilation) => mark switch
    {
        EventMark.Url or EventMark.Referrer => compilation.GetTypeByMetadataName("System.Uri"),
        EventMark.Date => compilation.GetTypeByMetadataName("System.DateTimeOffset"),
        EventMark.EventId => compilation.GetTypeByMetadataName("System.Guid"),
        EventMark.UserType => compilation.GetTypeByMetadataName(MetadataNames.PxUserType),
        _ => null,
    };

    private static bool IsUnmarked(SyntaxNode declaration, FixTarget target)
    {
        var name = target.Model.GetDeclaredSymbol(declaration, target.CancellationToken)?.Name;
        return target.TypeSyntax is { } syntax
            && target.Model.GetDeclaredSymbol(syntax, target.CancellationToken) is INamedTypeSymbol type
            && EventProperties.Of(type).FirstOrDefault(property => property.Name == name) is { Property: not null, Mark: EventMark.Attribute } property
            && property.FindAttribute(MetadataNames.JsonIgnore) is null;
    }
}
