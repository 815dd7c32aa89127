using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

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
            && MemberShapes.Of(member, member.Role).Unsupported is not null
            && FindFitting(member.Role, target.Compilation) is { } type)
        {
            await target.OfferTypeAsync(type, UseFittingType).ConfigureAwait(false);
        }
    }

    // An id may be of several types, so there is none that a machine could know.
    private static INamedTypeSymbol? FindFitting(MemberRole role, Compilation compilation) => role switch
    {
        MemberRole.Url or MemberRole.Referrer => compilation.GetTypeByMetadataName("System.Uri"),
        MemberRole.Date => compilation.GetTypeByMetadataName("System.DateTimeOffset"),
        MemberRole.EventId => compilation.GetTypeByMetadataName("System.Guid"),
        MemberRole.UserType => compilation.GetTypeByMetadataName(MetadataNames.PxUserType),
        _ => null,
    };

    private static bool IsUnmarked(SyntaxNode declaration, FixTarget target)
    {
        var name = target.Model.GetDeclaredSymbol(declaration, target.CancellationToken)?.Name;
        return target.TypeSyntax is { } syntax
            && target.Model.GetDeclaredSymbol(syntax, target.CancellationToken) is INamedTypeSymbol type
            && EventProperties.Of(type).FirstOrDefault(property => property.Name == name) is { Property: not null, Role: MemberRole.Attribute } property
            && property.FindAttribute(MetadataNames.JsonIgnore) is null;
    }
}
