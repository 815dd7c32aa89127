using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Recognises what publishes: <c>PublishAsync</c>, the generated methods, and whatever else hands out a receipt to wait for.</summary>
internal static class PublishCalls
{
    /// <summary>Whether a type is a <c>ValueTask</c> or <c>Task</c> of a receipt, or one of these after <c>ConfigureAwait</c>.</summary>
    public static bool IsReceiptToAwait(ITypeSymbol? type) =>
        type is INamedTypeSymbol
        {
            Name: "ValueTask" or "Task" or "ConfiguredValueTaskAwaitable" or "ConfiguredTaskAwaitable",
            TypeArguments.Length: 1,
        } awaitable
        && awaitable.TypeArguments[0] is INamedTypeSymbol receipt
        && receipt.HasFullName(MetadataNames.PublishReceipt);

    /// <summary>Whether a method is <c>TryPublish</c>, of the publisher's interface or of a class that implements it.</summary>
    public static bool IsTryPublish(IMethodSymbol method) =>
        method is { Name: "TryPublish", ReturnType.SpecialType: SpecialType.System_Boolean, ContainingType: { } type }
        && (type.HasFullName(MetadataNames.EventPublisher) || type.AllInterfaces.Any(static implemented => implemented.HasFullName(MetadataNames.EventPublisher)));

    /// <summary>The call itself, where <c>ConfigureAwait</c> is called on what it returns.</summary>
    public static IInvocationOperation WithoutConfiguration(IInvocationOperation call) =>
        call.TargetMethod.Name == "ConfigureAwait" && call.Instance is IInvocationOperation configured ? configured : call;
}
