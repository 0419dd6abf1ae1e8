//! Credentials of another sort.

super::cases! {
    // {"alg":"RS256","kid":"x"}.{"iss":"https://kubernetes.default.svc","sub":"system:serviceaccount:a:b","exp":1.9e9}
    "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJpc3MiOiJodHRwczovL2t1YmVybmV0ZXMuZGVmYXVsdC5zdmMiLCJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6YTpiIiwiZXhwIjoxLjllOX0.c2ln"
        => ServiceAccountToken ["service-account-token"];
    // The same, and it ended in 2020.
    "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6YTpiIiwiZXhwIjoxNjAwMDAwMDAwfQ.c2ln"
        => ServiceAccountToken ["token-prefix", "service-account-token", "jwt-expired"];
    // As they were before 1.24: {"iss":"kubernetes/serviceaccount"}
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50In0.c2ln"
        => ServiceAccountToken ["service-account-token"];
    // {"iss":"https://sso.example.com","sub":"me"}
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3Nzby5leGFtcGxlLmNvbSIsInN1YiI6Im1lIn0.c2ln" => Jwt ["jwt"];
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczov" => Jwt ["jwt-damaged"];
    "eyJhbGciOiJSUzI1NiJ9" => Jwt ["jwt-damaged"];
    "eyJhbGciOiJSUzI1NiJ9.?.c2ln" => Jwt ["jwt-damaged"];
    // Signatures of cluster-info.
    "eyJhbGciOiJIUzI1NiIsImtpZCI6InQyamd0bSJ9..ZmrTP1QnRNy_3kHlcW7MQfEJ_sno1vcAbpxHdbOItaw"
        => Signature ["cluster-info-signature"];
    "eyJhbGciOiJIUzI1NiIsImtpZCI6InQyamd0bSJ9..ZmrTP1QnRNy_3kHlcW7M"
        => Signature ["cluster-info-signature-damaged"];
    "eyJhbGciOiJSUzI1NiJ9..ZmrTP1QnRNy_3kHlcW7MQfEJ_sno1vcAbpxHdbOItaw"
        => Signature ["cluster-info-signature-damaged"];
    // K3s.
    "K109ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63::server:0a1b2c3d4e5f"
        => K3sToken ["k3s-token"];
    "K109ce8e7b1c544419141f0614930fd41647486c17b650e6af17da1bd182c3fab63::{T}" => K3sToken ["k3s-bootstrap-token"];
    "K10ab::abcdef.0123456789abcdef" => K3sToken ["k3s-bootstrap-token", "token-example"];
    "token: K10ab::node:secret" => K3sToken ["token-prefix", "k3s-token"];
    // Among other words.
    "K3S_TOKEN=K10ab::{T}" => K3sToken ["text-around", "k3s-bootstrap-token"];
    "K3S_TOKEN=\"K10ab::server:0a1b2c\"" => K3sToken ["text-around", "k3s-token", "text-around"];
    "curl -sfL https://get.k3s.io | K3S_URL=https://10.0.0.5:6443 K3S_TOKEN=K10ab::server:0a1b2c sh -"
        => K3sToken ["text-around", "k3s-token", "text-around"];
    "server: https://10.0.0.5:9345\ntoken: K10ab::server:0a1b2c" => K3sToken ["text-around", "k3s-token"];
    "root@a:~# cat node-token\nK10ab::server:0a1b2c\nroot@a:~#" => K3sToken ["text-around", "k3s-token", "text-around"];
    "The box K10 stands beside K10ab." => Unknown ["unknown"];
    "It is eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln, I think" => Jwt ["text-around", "jwt", "text-around"];
    "# kubectl create token x\neyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50In0.c2ln"
        => ServiceAccountToken ["text-around", "service-account-token"];
    "Type:  kubernetes.io/service-account-token\n\nData\n====\ntoken:      eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50In0.c2ln\n"
        => ServiceAccountToken ["text-around", "service-account-token", "text-around"];
    "{\"token\":\"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln\"}" => Jwt ["text-around", "jwt", "text-around"];
    "{T} eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln" => Token ["jwt"];
    // Wrapped by a terminal, and in a fence.
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIi\nOiJtZSJ9.c2ln" => Jwt ["jwt"];
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIi\r\n  OiJtZSJ9.c2ln" => Jwt ["jwt"];
    "```\neyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln\n```"
        => Jwt ["token-quoted", "surrounding-space", "jwt", "surrounding-space", "token-quoted"];
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2ln is it" => Jwt ["jwt", "text-around"];
    // OpenShift.
    "sha256~Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE" => OtherCredential ["openshift-token"];
    // PEM.
    "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n" => OtherCredential ["private-key"];
    "key:\n-----BEGIN PRIVATE KEY-----\nMIIE" => OtherCredential ["private-key"];
    "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOY" => OtherCredential ["private-key"];
    "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n" => OtherCredential ["other-pem"];
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{R} {F}\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n"
        => RegisterCommand ["text-around", "command-trailing"];
    "{T}\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----" => Token ["text-around"]
        -> "{T}";
    "-----BEGIN CERTIFICATE-----\nMIIE" => Certificate ["certificate-damaged"];
    "-----BEGIN CERTIFICATE-----\nTUlJRQ==\n-----END CERTIFICATE-----\n" => Certificate ["certificate-damaged"];
}
