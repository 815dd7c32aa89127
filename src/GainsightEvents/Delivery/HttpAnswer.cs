namespace GainsightEvents.Delivery;

/// <summary>What one request brought, as it came.</summary>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
internal sealed record HttpAnswer(int Status)
{
    /// <summary>The start of the body, 16 KiB at most.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body is a web page, which no API answers with: a proxy, a sign-in page or another host does.</summary>
    public bool IsWebPage
    {
        get
        {
            foreach (var first in Body.Span)
            {
                if (" \t\r\n\uFEFF"u8.IndexOf(first) < 0)
                {
                    return first == '<';
                }
            }

            return false;
        }
    }

    /// <summary>Whether the body went on after that.</summary>
    public bool IsCut { get; init; }

    /// <summary>Why there was no answer.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Where a redirect points to.</summary>
    public Uri? Location { get; init; }

    /// <summary><c>Retry-After</c>, as a delay.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary><c>x-gs-request-id</c>, by which Gainsight's support finds the request.</summary>
    public string? RequestId { get; init; }
}
