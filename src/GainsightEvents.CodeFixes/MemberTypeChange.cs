namespace GainsightEvents.CodeFixes;

/// <summary>Gives a member another type and leaves the rest of its declaration, and whether it admits null, as it is.</summary>
internal static class MemberTypeChange
{
    /// <summary>Offers the change where the document still compiles with it.</summary>
    public static async Task OfferTypeAsync(this FixTarget target, INamedTypeSymbol type, string equivalenceKey)
    {
        if (target.FindMember() is not { } member || FindType(target.MemberSyntax!) is not { } old)
        {
            return;
        }

        var name = await TypeNames.CreateAsync(target.Document, old.SpanStart, type, target.CancellationToken).ConfigureAwait(false);
        var changed = target.Document.WithSyntaxRoot(target.Root.ReplaceNode(old, name.WithTriviaFrom(old)));
        if (await target.StillCompilesAsync(changed).ConfigureAwait(false))
        {
            target.Offer($"Declare '{member.Name}' as {type.Name}", equivalenceKey, _ => Task.FromResult(changed.Project.Solution));
        }
    }

    private static TypeSyntax? FindType(SyntaxNode member)
    {
        var type = member switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            _ => null,
        };
        return type is NullableTypeSyntax nullable ? nullable.ElementType : type;
    }
}
