using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Recognises an address of Gainsight's as it is written in source.</summary>
internal static class GainsightAddress
{
    private const string Host = "aptrinsic.com";

    // Stands in an address for what only run time knows.
    private const string Unknown = "{}";

    /// <summary>
    /// Whether a value is a text, a <c>Uri</c> or a request with the host of PX; with the path of NXT, whose host is each
    /// customer's own; or with the path of PX where no host is written: others have a path like it.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="onAnotherHost">Whether an address without a host is one of a host that is not of PX, for that is the client's base address.</param>
    public static bool Is(IOperation value, bool onAnotherHost = false) => Text(value) is { } text && IsText(text, onAnotherHost);

    /// <summary>Whether a value is the address of the Custom Event API of PX, or its path where no host is written.</summary>
    public static bool IsOfCustomEvents(IOperation value) => Text(value) is { } text && HasPxPath(text) && (HostIn(text) is not { } host || IsHost(host));

    /// <summary>Whether a value has a host that is written and not of PX.</summary>
    public static bool HasAnotherHost(IOperation value) => Text(value) is { } text && HostIn(text) is { } host && !IsHost(host);

    /// <summary>The value itself, where it is converted.</summary>
    public static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;

    // As much of it as is written, and null where nothing is. The parts of a Uri, as of a sum, make one address.
    private static string? Text(IOperation value) => Unconverted(value) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IInterpolatedStringOperation text => string.Concat(text.Parts.Select(static part => Text(part) ?? Unknown)),
        IInterpolatedStringTextOperation part => Text(part.Text),
        IInterpolationOperation part => Text(part.Expression),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => (Text(sum.LeftOperand) ?? Unknown) + (Text(sum.RightOperand) ?? Unknown),
        IObjectCreationOperation { Type.Name: "Uri" or "HttpRequestMessage" } created => string.Join("/", created.Arguments.Select(static argument => Text(argument.Value))),
        _ => null,
    };

    private static bool IsText(string text, bool onAnotherHost) =>
        text.TrimEnd('/').EndsWith(ApiPaths.NxtEventEnd, StringComparison.OrdinalIgnoreCase)
        || (HostIn(text) is { } host ? IsHost(host) : !onAnotherHost && HasPxPath(text));

    private static bool HasPxPath(string text) => text.TrimEnd('/').EndsWith(ApiPaths.PxCustomEventEnd, StringComparison.OrdinalIgnoreCase);

    private static string? HostIn(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var end = text.IndexOfAny(['/', ':', '?', '#'], start + 3);
        return text.Substring(start + 3, (end < 0 ? text.Length : end) - start - 3);
    }

    // https://api.aptrinsic.com, and not https://aptrinsic.com.example.org
    private static bool IsHost(string host) =>
        host.Equals(Host, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase);
}
