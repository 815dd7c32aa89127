using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using GainsightEvents.Diagnostics;
using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>What an attempt failed with, as one of few words, which metrics and traces have as <c>error.type</c>.</summary>
internal static class ErrorType
{
    public const string Timeout = "timeout";
    public const string Cancelled = "cancelled";

    /// <summary>The status where it tells of a failure, else what the answer means; <see langword="null"/> for what was delivered.</summary>
    public static string? Of(AttemptKind kind, TransportResponse response) => (kind, response.Status) switch
    {
        (AttemptKind.Delivered, _) => null,
        (_, 0) => response.NoAnswer ?? MessagingTags.OtherError,
        (_, >= 300) => response.Status.ToString(CultureInfo.InvariantCulture),
        _ => NameOf(kind),
    };

    /// <summary>Why there was no answer, in the words of OpenTelemetry's conventions for HTTP in .NET.</summary>
    public static string Of(HttpRequestException exception) => exception.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "name_resolution_error",
        SocketException => "connection_error",
        AuthenticationException => "secure_connection_error",
        IOException => "response_ended",
        _ => MessagingTags.OtherError,
    };

    /// <summary>What an attempt brought, as metrics name it.</summary>
    public static string NameOf(AttemptKind kind) => kind switch
    {
        AttemptKind.Delivered => "delivered",
        AttemptKind.Rejected => "rejected",
        AttemptKind.Refused => "refused",
        AttemptKind.Throttled => "throttled",
        AttemptKind.Failed => "failed",
        AttemptKind.Unreadable => "unreadable",
        _ => "given_back",
    };
}
