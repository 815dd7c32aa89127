using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Tool.Usage;

/// <summary>
/// Finds where code publishes events, by what the compiler says and not by names: where it calls, or refers to, a generated publish method or one whose type parameter takes events, be it ours
/// or the application's own; and where an event becomes any event, for what happens to it then nobody can tell, and a call that is there must not be told as missing.
/// </summary>
internal static class PublishingCode
{
    private const string OurAssemblies = "GainsightEvents";
    private const string Publish = "Publish";

    /// <summary>The types that a file publishes, events and others, and where.</summary>
    /// <param name="model">The file's meaning.</param>
    /// <param name="node">A part of the file, or the whole.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static IEnumerable<(INamedTypeSymbol Type, Location Place)> In(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        // Declarations of types hold code, and are none. What begins an operation holds all of it.
        if (node is not (CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax) && model.GetOperation(node, cancellationToken) is { } code)
        {
            return
                from operation in code.DescendantsAndSelf()
                from type in TypesIn(operation)
                select (type, NameIn(operation.Syntax).GetLocation());
        }

        return node.ChildNodes().SelectMany(child => In(model, child, cancellationToken));
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(IOperation operation) => operation switch
    {
        IInvocationOperation call => PublishedBy(call.TargetMethod),
        IMethodReferenceOperation reference => PublishedBy(reference.Method),
        IConversionOperation conversion => PassedOnBy(conversion),
        _ => [],
    };

    /// <summary>The types that a method publishes by what it is: those that its type parameters stand for, and the class of a generated one.</summary>
    private static IEnumerable<INamedTypeSymbol> PublishedBy(IMethodSymbol method)
    {
        if (!MayPublish(method))
        {
            yield break;
        }

        if ((method.ReducedFrom ?? method) is { Name: var name, ContainingType: { } extensions } && name.StartsWith(Publish, StringComparison.Ordinal))
        {
            yield return extensions;
        }

        foreach (var (parameter, argument) in TypeArgumentsOf(method))
        {
            if (TakesEvents(parameter) && argument is INamedTypeSymbol given)
            {
                yield return given;
            }
        }
    }

    private static IEnumerable<(ITypeParameterSymbol Parameter, ITypeSymbol Argument)> TypeArgumentsOf(IMethodSymbol method)
    {
        var all = method.TypeParameters.Zip(method.TypeArguments);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            all = all.Concat(type.TypeParameters.Zip(type.TypeArguments));
        }

        return all;
    }

    // A base class that is asked for is one of events where an event is given.
    private static bool TakesEvents(ITypeParameterSymbol parameter) => parameter.ConstraintTypes.Any(static constraint => constraint switch
    {
        ITypeParameterSymbol other => TakesEvents(other),
        { TypeKind: TypeKind.Class } => true,
        _ => AdmitsEvents(constraint),
    });

    /// <summary>What becomes any event here, or its base class: itself, or the items of a list of it.</summary>
    private static IEnumerable<INamedTypeSymbol> PassedOnBy(IConversionOperation conversion)
    {
        if (conversion is not { Operand.Type: { } from, Type: { } to } || IsGivenToOther(conversion))
        {
            return [];
        }

        return IsBaseOf(to, from) || Mentioned(to).Any(AdmitsEvents)
            ? Mentioned(from).Concat(from.AllInterfaces.SelectMany(Mentioned)).OfType<INamedTypeSymbol>()
            : [];
    }

    private static bool IsBaseOf(ITypeSymbol type, ITypeSymbol derived)
    {
        for (var current = derived.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
            {
                return true;
            }
        }

        return false;
    }

    // What our own methods do that publish nothing, such as those of the testing kit, is known.
    private static bool IsGivenToOther(IConversionOperation conversion) => conversion.Parent is IArgumentOperation { Parent: IInvocationOperation call } && !MayPublish(call.TargetMethod);

    private static bool MayPublish(IMethodSymbol method) => method.Name.Contains(Publish, StringComparison.Ordinal) || !IsOfOurs(method);

    private static bool IsOfOurs(IMethodSymbol method) =>
        method.ContainingAssembly?.Name is { } name && (name == OurAssemblies || name.StartsWith(OurAssemblies + ".", StringComparison.Ordinal));

    private static bool AdmitsEvents(ITypeSymbol type) =>
        UsageSources.IsEventInterface(type) || (type.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(UsageSources.IsEventInterface));

    private static IEnumerable<ITypeSymbol> Mentioned(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Mentioned(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.SelectMany(Mentioned).Prepend(type),
        _ => [type],
    };

    // Of a call over several lines, the line with the method's name.
    private static SyntaxNode NameIn(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax call => NameIn(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => syntax,
    };
}
