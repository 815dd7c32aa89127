using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using GainsightEvents.Delivery;
using GainsightEvents.Tool.Outboxes;

namespace GainsightEvents.Tool.Doctor;

/// <summary>Looks at the way to a host: its name, its port, its certificate, and its clock beside ours.</summary>
internal static class HostChecks
{
    private const int SoonExpiredDays = 14;
    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(5);

    public static async IAsyncEnumerable<Finding> RunAsync(Uri address, TimeSpan timeout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = address.Authority;
        if (!address.IsLoopback && HttpClient.DefaultProxy.GetProxy(address) is { } proxy && proxy != address)
        {
            yield return Finding.Right(subject, $"is reached through the proxy {proxy.Authority}, which looks up its name and connects to it.");
        }
        else
        {
            foreach (var finding in await ConnectAsync(address, timeout, cancellationToken))
            {
                yield return finding;
                if (finding.Level == FindingLevel.Error)
                {
                    yield break;
                }
            }
        }

        yield return await CompareClocksAsync(address, timeout, cancellationToken);
    }

    private static async Task<IReadOnlyList<Finding>> ConnectAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var subject = address.Authority;
        IPAddress[] found;
        try
        {
            found = await Dns.GetHostAddressesAsync(address.IdnHost, cancellationToken);
        }
        catch (SocketException exception)
        {
            return [Finding.Error(subject, $"its name is not found ({exception.SocketErrorCode}).", "Correct BaseAddress or Region, or ask who runs this machine's DNS.")];
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(timeout);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(found, address.Port, end.Token);
            return address.Scheme == Uri.UriSchemeHttps ? await ReadCertificateAsync(client, address, end.Token) : [Finding.Right(subject, "answers.")];
        }
        catch (SocketException exception)
        {
            return [Finding.Error(subject, $"cannot be reached ({exception.SocketErrorCode}), at {string.Join(", ", found.Select(static each => each.ToString()))}.", "A firewall may keep this machine from it, or nothing listens there.")];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [Finding.Error(subject, $"does not answer within {Durations.Show(timeout)}.", "A firewall may drop what this machine sends.")];
        }
    }

    private static async Task<IReadOnlyList<Finding>> ReadCertificateAsync(TcpClient client, Uri address, CancellationToken cancellationToken)
    {
        var (errors, issuer, expires) = (SslPolicyErrors.None, "", DateTime.MaxValue);
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = address.IdnHost,

                    RemoteCertificateValidationCallback = (_, certificate, _, found) =>
                    {
                        (errors, issuer) = (found, certificate?.Issuer ?? "");
                        expires = certificate is X509Certificate2 known ? known.NotAfter.ToUniversalTime() : expires;
                        return found == SslPolicyErrors.None;
                    },
                },
                cancellationToken);
        }
        catch (AuthenticationException) when (errors != SslPolicyErrors.None)
        {
            return [Finding.Error(address.Authority, $"its certificate is not trusted ({errors}); it was issued by {issuer}.", "If that is a proxy of your company, install its root certificate on this machine.")];
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            return [Finding.Error(address.Authority, $"no secure connection comes about: {exception.Message}", "Something between may speak another protocol; a proxy has to be set as HTTPS_PROXY.")];
        }

        var left = expires - DateTime.UtcNow;
        return left.TotalDays < SoonExpiredDays
            ? [Finding.Warning(address.Authority, $"its certificate expires in {Durations.Show(left)}.", "Whoever runs the host has to renew it.")]
            : [Finding.Right(address.Authority, $"answers over TLS ({stream.SslProtocol}) with a trusted certificate.")];
    }

    // Without a key: any answer has the host's time.
    private static async Task<Finding> CompareClocksAsync(Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var subject = $"{address.Authority}, clock";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(timeout);
        try
        {
            using var invoker = new HttpMessageInvoker(HttpExchange.CreateHandler());
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.GetLeftPart(UriPartial.Authority)));
            using var response = await invoker.SendAsync(request, end.Token);
            if (response.Headers.Date is not { } date)
            {
                return Finding.Right(subject, "the host does not tell its time.");
            }

            var skew = DateTimeOffset.UtcNow - date;
            return skew.Duration() > MostSkew
                ? Finding.Warning(
                    subject,
                    string.Create(CultureInfo.InvariantCulture, $"this machine is {Durations.Show(skew.Duration())} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} it, and events get the times of this machine."),
                    "Have the machine's clock set by NTP.")
                : Finding.Right(subject, "this machine's is right.");
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Finding.Error(address.Authority, $"does not answer a request: {exception.Message}", "Something may listen there that does not speak HTTP.");
        }
    }
}
