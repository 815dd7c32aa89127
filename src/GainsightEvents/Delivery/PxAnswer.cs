namespace GainsightEvents.Delivery;

/// <summary>Finds the message in the error bodies that Gainsight PX has been seen to send.</summary>
internal static class PxAnswer
{
    private const string Message = "externalapierror.message";
    private const string DebugMessage = "externalapierror.debugMessage";
    private const string SubErrors = "externalapierror.subErrors.message";
    private const string ErrorMessage = "errorMessage";

    /// <summary>
    /// Reads <c>{"externalapierror":{"message":…,"subErrors":[{"message":…}]}}</c> or <c>{"errorMessage":…}</c>; <see langword="null"/> for
    /// anything else.
    /// </summary>
    public static string? ReadMessage(ReadOnlyMemory<byte> body)
    {
        var answer = AnswerJson.Read(body, Message, DebugMessage, SubErrors, ErrorMessage);
        string[] messages = [.. answer.All(Message), .. answer.All(DebugMessage), .. answer.All(SubErrors), .. answer.All(ErrorMessage)];
        return messages.Length == 0 ? null : string.Join("; ", messages);
    }
}
