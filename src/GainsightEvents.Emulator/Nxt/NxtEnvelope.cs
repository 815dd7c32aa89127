using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Nxt;

/// <summary>The bodies NXT answers with (Gainsight, Events API), and those its gateway was seen to send, which lack <c>messages</c>.</summary>
internal static class NxtEnvelope
{
    private const string Received = "Successfully received event, please keep the event Id for further reference";
    private const string Oops = "Oops, something went wrong! Please contact Tech Support to report. ";

    public static byte[] WriteSuccess(string eventId) => JsonAnswer.Write(new JsonObject
    {
        ["result"] = true,
        ["data"] = new JsonObject { ["eventId"] = eventId },
        ["message"] = Received,
        ["messages"] = JsonAnswer.ListOf([Received]),
    });

    /// <summary>Writes a refusal.</summary>
    /// <param name="errorCode">One of <see cref="NxtErrorCode"/>.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="details">What is wrong in detail, which only the emulator's own refusals tell.</param>
    /// <param name="requestId">The request's id.</param>
    public static byte[] WriteFailure(string errorCode, string message, IEnumerable<string> details, string requestId)
    {
        var failure = new JsonObject
        {
            ["result"] = false,
            ["errorCode"] = errorCode,
            ["errorDesc"] = errorCode == NxtErrorCode.NotRegistered ? Oops : message,
            ["requestId"] = requestId,
            ["message"] = message,
        };
        if (errorCode == NxtErrorCode.NotRegistered)
        {
            failure["messages"] = JsonAnswer.ListOf([message]);
        }
        else if (errorCode == NxtErrorCode.Emulator)
        {
            failure["messages"] = JsonAnswer.ListOf([message, .. details]);
        }

        return JsonAnswer.Write(failure);
    }
}
