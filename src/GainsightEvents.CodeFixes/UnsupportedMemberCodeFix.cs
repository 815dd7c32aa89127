using System.Composition;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0004: leaves an attribute out that Gainsight cannot take. A marked member is meant to be sent, so it is left to its author.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class UnsupportedMemberCodeFix() : EventCodeFixProvider(UnsupportedMemberAnalyzer.Rule.Id)
{
    public const string LeaveOut = "LeaveOut";

    protected override Task OfferAsync(FixTarget target)
    {
        var declaration = target.Node.FirstAncestorOrSelf<SyntaxNode>(static node => node is PropertyDeclarationSyntax or ParameterSyntax or TypeDeclarationSyntax);
        if (declaration is PropertyDeclarationSyntax or ParameterSyntax
            && target.Compilation.GetTypeByMetadataName(MetadataNames.JsonIgnore) is { } jsonIgnore
            && IsUnmarked(declaration, target))
        {
            target.OfferReplacement("Leave it out of the event", LeaveOut, declaration, jsonIgnore, attribute =>
                declaration.WithAttribute(attribute, onProperty: true));
        }

        return Task.CompletedTask;
    }

    private static bool IsUnmarked(SyntaxNode declaration, FixTarget target)
    {
        var name = target.Model.GetDeclaredSymbol(declaration, target.CancellationToken)?.Name;
        return target.TypeSyntax is { } syntax
            && target.Model.GetDeclaredSymbol(syntax, target.CancellationToken) is INamedTypeSymbol type
            && EventProperties.Of(type).FirstOrDefault(property => property.Name == name) is { Property: not null, Mark: EventMark.Attribute } property
            && property.FindAttribute(MetadataNames.JsonIgnore) is null;
    }
}
