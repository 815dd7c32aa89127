using System.Text.Json;

namespace GainsightEvents.Delivery;

/// <summary>
/// An answer of Gainsight NXT: <c>{"result":…,"errorCode":"…","errorDesc":"…","requestId":"…","message":"…","messages":["…"]}</c>, of which
/// any field may be missing (Gainsight, Events API; gateway answers seen by public clients).
/// </summary>
/// <param name="Result">Whether Gainsight took the event.</param>
/// <param name="ErrorCode">Why not.</param>
/// <param name="Message">The same in words.</param>
/// <param name="RequestId">By which Gainsight's support finds the request.</param>
internal sealed record NxtAnswer(bool? Result, string? ErrorCode, string? Message, string? RequestId)
{
    /// <summary>Reads a body; what is no JSON object has none of the fields.</summary>
    public static NxtAnswer Read(ReadOnlyMemory<byte> body) =>
        AnswerJson.Read(body, Read) ?? new NxtAnswer(null, null, null, null);

    private static NxtAnswer Read(JsonElement root) =>
        new(ResultOf(root), CodeOf(root), MessageOf(root), AnswerJson.Text(root, "requestId"));

    private static bool? ResultOf(JsonElement root) => AnswerJson.TryGet(root, "result", out var result)
        ? result.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        }
        : null;

    // Documented as a string; a number would mean the same.
    private static string? CodeOf(JsonElement root) =>
        AnswerJson.TryGet(root, "errorCode", out var code) && code.ValueKind == JsonValueKind.Number ? code.GetRawText() : AnswerJson.Text(root, "errorCode");

    // errorDesc says "something went wrong" where message says what.
    private static string? MessageOf(JsonElement root) =>
        AnswerJson.Text(root, "message")
        ?? AnswerJson.Items(root, "messages").Select(AnswerJson.Text).FirstOrDefault(static text => text is not null)
        ?? AnswerJson.Text(root, "errorDesc");
}
