using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// The frame of the rules about values: it finds the constants that become members of events, or of types nested in them, in object
/// initializers, <c>with</c> expressions, positional construction, and calls of generated methods.
/// </summary>
internal abstract class ConstantAnalyzer(DiagnosticDescriptor rule) : EventAnalyzer(rule)
{
    protected sealed override void RegisterActions(CompilationStartAnalysisContext context)
    {
        var events = EventMembers.In(context.Compilation);
        context.RegisterOperationAction(operation => AnalyzeAssignment(operation, events), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(operation => AnalyzeCreation(operation, events), OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, events), OperationKind.Invocation);
    }

    /// <summary>The diagnostic about a constant, or null where it is right.</summary>
    protected abstract Diagnostic? Judge(ConstantUse use);

    private void AnalyzeAssignment(OperationAnalysisContext context, EventMembers events)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment is
            {
                Parent: IObjectOrCollectionInitializerOperation,
                Target: IPropertyReferenceOperation
                {
                    Property.Name: var name,
                    Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver, Type: INamedTypeSymbol type },
                },
            })
        {
            Analyze(context, events.Of(type).FirstOrDefault(member => member.Property.Name == name), assignment.Value);
        }
    }

    private void AnalyzeCreation(OperationAnalysisContext context, EventMembers events)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation is { Arguments.IsEmpty: false, Constructor.ContainingType: { } type } && events.Of(type) is { Count: > 0 } members)
        {
            foreach (var argument in creation.Arguments)
            {
                if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter })
                {
                    var set = members.FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.Property.Positional, parameter));
                    Analyze(context, set, argument.Value);
                }
            }
        }
    }

    private void AnalyzeCall(OperationAnalysisContext context, EventMembers events)
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

    private void Analyze(OperationAnalysisContext context, ConstrainedMember? member, IOperation value)
    {
        if (member is null)
        {
            return;
        }

        var type = member.Property.Type;
        if (member.Wrapped is { } wrapped && WrappedConstant.Find(value, wrapped) is { } inside)
        {
            (value, type) = (inside, wrapped.Type);
        }

        if (MemberConstant.TryRead(value, type, out var constant) && Judge(new ConstantUse(member, constant, value.Syntax)) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
