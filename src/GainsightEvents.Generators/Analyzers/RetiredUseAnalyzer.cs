using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A retired event that is created, or a retired member that is given a value. Who calls the generated method is told by its <c>[Obsolete]</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RetiredUseAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0059",
        "Retired event or member that is still used",
        "{0} is retired{1}; {2}",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        var events = EventMembers.In(context.Compilation);
        context.RegisterOperationAction(operation => AnalyzeAssignment(operation, events), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, events), OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, events), OperationKind.Invocation);
    }

    // In an initializer, in a "with", and on an event that may be changed.
    private static void AnalyzeAssignment(OperationAnalysisContext context, EventMembers events)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property.Name: var name, Instance.Type: INamedTypeSymbol type })
        {
            Analyze(context, EventMembersOf(events, type).FirstOrDefault(member => member.Property.Name == name), assignment.Value);
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, EventMembers events)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Constructor?.ContainingType is not { } type || EventMembersOf(events, type) is not { Count: > 0 } members)
        {
            return;
        }

        if (type.FindAttribute(MetadataNames.Retired) is { } retired)
        {
            Report(context, LocationOf(creation.Syntax), $"Event '{type.Name}'", retired, "publish what replaces it, or nothing");
        }

        foreach (var argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter })
            {
                Analyze(context, members.FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.Property.Positional, parameter)), argument.Value);
            }
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, EventMembers events)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.Arguments.Length > 1 && events.PublishedBy(call.TargetMethod.ReducedFrom ?? call.TargetMethod) is { } type)
        {
            var members = events.Of(type);
            foreach (var argument in call.Arguments)
            {
                if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter })
                {
                    Analyze(context, GeneratedPublishMethod.FindMember(members, parameter), argument.Value);
                }
            }
        }
    }

    private static void Analyze(OperationAnalysisContext context, ConstrainedMember? member, IOperation value)
    {
        if (member?.Property.FindAttribute(MetadataNames.Retired) is { } retired && !IsNull(value))
        {
            var isNeeded = member.Property.Property.IsRequired || member.Property.Positional is { HasExplicitDefaultValue: false };
            Report(
                context, value.Syntax.GetLocation(), $"Member '{member.Name}' of event '{member.Event.Name}'", retired,
                isNeeded ? "make it optional, and leave it out" : "leave it out");
        }
    }

    private static void Report(OperationAnalysisContext context, Location location, string subject, AttributeData retired, string remedy)
    {
        var note = retired.PositionalArgument<string>(0);
        context.ReportDiagnostic(Diagnostic.Create(Rule, location, subject, string.IsNullOrWhiteSpace(note) ? "" : $": {note}", remedy));
    }

    private static IReadOnlyList<ConstrainedMember> EventMembersOf(EventMembers events, INamedTypeSymbol type) =>
        EventDeclaration.FindAttribute(type) is null ? [] : events.Of(type);

    // What is null is left out, or was never more than a place to fill.
    private static bool IsNull(IOperation value) => value switch
    {
        IConversionOperation { Operand: var operand, Type: { } type } when type.AdmitsNull() => IsNull(operand),
        { ConstantValue: { HasValue: true, Value: null } } => true,
        IDefaultValueOperation { Type: { } type } => type.AdmitsNull(),
        _ => false,
    };

    private static Location LocationOf(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax { NewKeyword: var keyword } => keyword.GetLocation(),
        _ => creation.GetLocation(),
    };
}
