using System.Text.Json;

namespace GainsightEvents.Delivery;

/// <summary>Finds the message in the error bodies that Gainsight PX has been seen to send.</summary>
internal static class PxAnswer
{
    /// <summary>
    /// Reads <c>{"externalapierror":{"message":…,"subErrors":[{"message":…}]}}</c> or <c>{"errorMessage":…}</c>; <see langword="null"/> for
    /// anything else.
    /// </summary>
    public static string? ReadMessage(ReadOnlyMemory<byte> body) => AnswerJson.Read(body, static root =>
        AnswerJson.TryGet(root, "externalapierror", out var error) ? MessagesOf(error) : AnswerJson.Text(root, "errorMessage"));

    private static string MessagesOf(JsonElement error)
    {
        string?[] messages =
        [
            AnswerJson.Text(error, "message"),
            AnswerJson.Text(error, "debugMessage"),
            .. AnswerJson.Items(error, "subErrors").Select(static item => AnswerJson.Text(item, "message")),
        ];
        return string.Join("; ", messages.Where(static message => message is not null));
    }
}
