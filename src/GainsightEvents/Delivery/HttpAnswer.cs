namespace GainsightEvents.Delivery;

/// <summary>What one request brought, its body as UTF-8.</summary>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
internal sealed record HttpAnswer(int Status)
{
    /// <summary>The start of the body, <see cref="HttpExchange.MaxBodyBytes"/> at most.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The media type of its Content-Type, such as <c>text/html</c>.</summary>
    public string? MediaType { get; init; }

    /// <summary>
    /// Whether a web page came, which no API answers with: a proxy, a sign-in page or another host does. The body tells, for the
    /// Content-Type may be wrong; where the body has nothing to tell by, the Content-Type does.
    /// </summary>
    public bool IsWebPage => FirstCharacter switch
    {
        '<' => true,
        '{' or '[' => false,

        // An API without an answer may be labelled by the server's default.
        null => IsHtml && Status is < 200 or >= 300,
        _ => IsHtml,
    };

    /// <summary>Whether the body went on after that.</summary>
    public bool IsCut { get; init; }

    /// <summary>Why there was no answer.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The same as one of few words; see <see cref="ErrorType"/>.</summary>
    public string? NoAnswer { get; init; }

    /// <summary>Where a redirect points to.</summary>
    public Uri? Location { get; init; }

    /// <summary><c>Retry-After</c>, as a delay.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary><c>x-gs-request-id</c>, by which Gainsight's support finds the request.</summary>
    public string? RequestId { get; init; }

    private bool IsHtml =>
        string.Equals(MediaType, "text/html", StringComparison.OrdinalIgnoreCase)
        || string.Equals(MediaType, "application/xhtml+xml", StringComparison.OrdinalIgnoreCase);

    private char? FirstCharacter
    {
        get
        {
            foreach (var first in Body.Span)
            {
                if (" \t\r\n"u8.IndexOf(first) < 0)
                {
                    return (char)first;
                }
            }

            return null;
        }
    }
}
