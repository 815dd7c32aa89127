namespace GainsightEvents.Delivery;

/// <summary>
/// An answer of Gainsight NXT: <c>{"result":…,"errorCode":"…","errorDesc":"…","requestId":"…","message":"…","messages":["…"]}</c>, of which
/// any field may be missing (Gainsight, Events API; gateway answers seen by public clients).
/// </summary>
/// <param name="Result">Whether Gainsight took the event; <see langword="null"/> where the answer does not say, or says both.</param>
/// <param name="ErrorCode">Why not. Documented as a string; a number means the same.</param>
/// <param name="Message">The same in words.</param>
/// <param name="RequestId">By which Gainsight's support finds the request.</param>
internal sealed record NxtAnswer(bool? Result, string? ErrorCode, string? Message, string? RequestId)
{
    /// <summary>Reads a body; what is no JSON object has none of the fields.</summary>
    public static NxtAnswer Read(ReadOnlyMemory<byte> body)
    {
        var answer = AnswerJson.Read(body, "result", "errorCode", "message", "messages", "errorDesc", "requestId");
        return new NxtAnswer(
            ResultOf(answer.All("result")),
            answer.First("errorCode")?.Trim(),

            // errorDesc says "something went wrong" where message says what.
            answer.First("message") ?? answer.First("messages") ?? answer.First("errorDesc"),
            answer.First("requestId"));
    }

    private static bool? ResultOf(IReadOnlyList<string> values)
    {
        // Also as a string, and in any case.
        var read = values.Select(static value => bool.TryParse(value, out var result) ? result : (bool?)null).Distinct().ToList();
        return read.Count == 1 ? read[0] : null;
    }
}
