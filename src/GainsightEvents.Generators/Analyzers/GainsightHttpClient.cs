using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Tells of <c>new HttpClient()</c> what is certain: whose its connections are, and that it calls Gainsight.</summary>
internal static class GainsightHttpClient
{
    private const string KeyHeader = "X-APTRINSIC-API-KEY";

    /// <summary>Without a handler, or with one made for it. One that is handed in may be kept elsewhere, as a factory's is.</summary>
    public static bool HasItsOwnConnections(IObjectCreationOperation creation) =>
        creation.Arguments.IsEmpty || GainsightAddress.Unconverted(creation.Arguments[0].Value) is IObjectCreationOperation;

    /// <summary>Whether its initializer, the call on it, or a use of the local that holds it names an address or the key header of Gainsight.</summary>
    public static bool CallsGainsight(IObjectCreationOperation creation)
    {
        if (creation.Initializer is { } initializer && initializer.Initializers.Any(static each => IsBaseAddress(each)))
        {
            return true;
        }

        var user = creation.Parent;
        while (user is IConversionOperation or IArgumentOperation or IVariableInitializerOperation)
        {
            user = user.Parent;
        }

        return user switch
        {
            IInvocationOperation call => Calls(call),
            IVariableDeclaratorOperation { Symbol: var local } => IsUsed(creation, local),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => IsUsed(creation, local),
            _ => false,
        };
    }

    private static bool IsUsed(IOperation creation, ILocalSymbol local)
    {
        var root = creation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants().Any(use => use switch
        {
            IInvocationOperation call => IsOn(Receiver(call), local) && Calls(call),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } on } } assignment => IsOn(on, local) && IsBaseAddress(assignment),
            _ => false,
        });
    }

    private static bool Calls(IInvocationOperation call) =>
        call.Arguments.Any(static argument => GainsightAddress.Is(argument.Value) || argument.Value.ConstantValue is { HasValue: true, Value: KeyHeader });

    private static bool IsBaseAddress(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" }, Value: var address } && GainsightAddress.Is(address);

    private static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    // The client, or its default headers.
    private static bool IsOn(IOperation? receiver, ILocalSymbol local) => receiver switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
        IPropertyReferenceOperation { Instance: { } instance } => IsOn(instance, local),
        IConversionOperation conversion => IsOn(conversion.Operand, local),
        _ => false,
    };
}
