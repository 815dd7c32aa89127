using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Recognises an address of Gainsight's as it is written in source.</summary>
internal static class GainsightAddress
{
    private const string Host = "aptrinsic.com";
    private const string PxPath = "/events/custom";
    private const string NxtPath = "/eventManager/event";

    /// <summary>Whether a value is a text, a <c>Uri</c> or a request with the host of PX, or a path of PX or of NXT, whose host is each customer's own.</summary>
    public static bool Is(IOperation value) => Unconverted(value) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => IsText(text),
        IInterpolatedStringOperation text => text.Parts.Any(static part =>
            part is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string literal } } && IsText(literal)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Is(sum.LeftOperand) || Is(sum.RightOperand),
        IObjectCreationOperation { Type.Name: "Uri" or "HttpRequestMessage" } created => created.Arguments.Any(static argument => Is(argument.Value)),
        _ => false,
    };

    /// <summary>The value itself, where it is converted.</summary>
    public static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;

    private static bool IsText(string text)
    {
        var path = text.TrimEnd('/');
        return path.EndsWith(PxPath, StringComparison.OrdinalIgnoreCase) || path.EndsWith(NxtPath, StringComparison.OrdinalIgnoreCase) || HasHost(text);
    }

    // https://api.aptrinsic.com, and not https://aptrinsic.com.example.org
    private static bool HasHost(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var end = text.IndexOfAny(['/', ':', '?', '#'], start + 3);
        var host = text.Substring(start + 3, (end < 0 ? text.Length : end) - start - 3);
        return host.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase) || host.Equals(Host, StringComparison.OrdinalIgnoreCase);
    }
}
