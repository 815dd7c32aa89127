using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Tells what is certain to happen again and again: what a loop or a request handler does.</summary>
internal static class Repetition
{
    /// <summary>How often, as in <c>for every request</c>; null where it may be once.</summary>
    public static string? Find(IOperation call, ISymbol containing)
    {
        for (var (inner, outer) = (call, call.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is ILoopOperation loop && loop.Body == inner)
            {
                return "in every round of a loop";
            }

            if (inner is IAnonymousFunctionOperation)
            {
                return FindCallTaking(inner) is { } taking && CallsOften(taking) ? "for every request" : null;
            }

            if (inner is ILocalFunctionOperation)
            {
                return null;
            }
        }

        return HandlesRequests(containing) ? "for every request" : null;
    }

    private static IMethodSymbol? FindCallTaking(IOperation function)
    {
        var outer = function.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            outer = outer.Parent;
        }

        return (outer as IInvocationOperation)?.TargetMethod;
    }

    // Endpoints, middleware, and services of a scope; a singleton's factory is called once.
    private static bool CallsOften(IMethodSymbol method) =>
        method.Name is "AddScoped" or "AddTransient"
        || (IsOfAspNetCore(method.ContainingType)
            && (method.Name.StartsWith("Map", StringComparison.Ordinal) || method.Name is "Use" or "Run"));

    private static bool HandlesRequests(ISymbol containing)
    {
        if (containing is IMethodSymbol method
            && method.Parameters.Any(static parameter => parameter.Type.Name == "HttpContext" && IsOfAspNetCore(parameter.Type)))
        {
            return true;
        }

        for (var type = containing.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.Name == "ControllerBase" && IsOfAspNetCore(type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfAspNetCore(ITypeSymbol type)
    {
        var scope = type.ContainingNamespace;
        while (scope is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            if (scope.Name == "AspNetCore" && outer is { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }

            scope = outer;
        }

        return false;
    }
}
