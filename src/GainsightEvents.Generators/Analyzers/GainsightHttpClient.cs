using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Tells of <c>new HttpClient()</c> what is certain: whose its connections are, and that it calls Gainsight.</summary>
internal static class GainsightHttpClient
{
    /// <summary>Without a handler, or with one made for it. One that is handed in may be kept elsewhere, as a factory's is.</summary>
    public static bool HasItsOwnConnections(IObjectCreationOperation creation) =>
        creation.Arguments.IsEmpty || GainsightAddress.Unconverted(creation.Arguments[0].Value) is IObjectCreationOperation;

    /// <summary>Whether its initializer, the call on it, or a use of the local that holds it names an address or the key header of Gainsight.</summary>
    public static bool CallsGainsight(IObjectCreationOperation creation)
    {
        var onAnotherHost = false;
        foreach (var each in creation.Initializer?.Initializers ?? [])
        {
            if (BaseAddress(each) is { } address)
            {
                if (GainsightAddress.Is(address))
                {
                    return true;
                }

                onAnotherHost |= GainsightAddress.HasAnotherHost(address);
            }
        }

        var user = creation.Parent;
        while (user is IConversionOperation or IArgumentOperation or IVariableInitializerOperation)
        {
            user = user.Parent;
        }

        return user switch
        {
            IInvocationOperation call => Calls(call, onAnotherHost),
            IVariableDeclaratorOperation { Symbol: var local } => IsUsed(creation, local, onAnotherHost),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => IsUsed(creation, local, onAnotherHost),
            _ => false,
        };
    }

    private static bool IsUsed(IOperation creation, ILocalSymbol local, bool onAnotherHost)
    {
        var root = creation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        var addresses = root.Descendants().Select(use => BaseAddress(use, local)).OfType<IOperation>().ToList();
        onAnotherHost |= addresses.Exists(static address => GainsightAddress.HasAnotherHost(address));
        return addresses.Exists(static address => GainsightAddress.Is(address))
            || root.Descendants().Any(use => use is IInvocationOperation call && IsOn(Receiver(call), local) && Calls(call, onAnotherHost));
    }

    private static bool Calls(IInvocationOperation call, bool onAnotherHost) => call.Arguments.Any(argument =>
        GainsightAddress.Is(argument.Value, onAnotherHost) || argument.Value.ConstantValue is { HasValue: true, Value: GainsightHeaders.ApiKey });

    // What an assignment sets the base address to: that of the client that is created, or of the one that a local holds.
    private static IOperation? BaseAddress(IOperation operation, ILocalSymbol? local = null) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" } target, Value: var address }
        && (local is null || IsOn(target.Instance, local))
            ? address
            : null;

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
