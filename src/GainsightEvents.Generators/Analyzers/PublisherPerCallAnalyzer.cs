using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A publisher that is created again and again, where one is to be kept.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PublisherPerCallAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0064",
        "Publisher created again and again",
        "A publisher is created {0}, each with an outbox, a quota and a delivery of its own; create one and keep it",
        DiagnosticSeverity.Info);

    protected override void RegisterActions(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { Name: "Create", IsStatic: true } method
            && method.ContainingType.HasFullName("GainsightEvents.GainsightPublisher")
            && FindRepetition(call, context.ContainingSymbol) is { } repetition)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, call.Syntax.GetLocation(), repetition));
        }
    }

    private static string? FindRepetition(IOperation call, ISymbol containing)
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
